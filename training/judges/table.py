"""The evaluation's figures as Markdown: all rows at 512, and those that were painted larger at 1024 and 2048."""

AT_512 = ["row", "KID×10³ SqueezeNet", "KID×10³ judge", "fidelity", "weakest class", "seeds", "styles", "memory", "patches", "spectrum",
          "near-black rock, %", "blown sky, %"]
LARGER = ["row", "SqueezeNet 1024", "judge 1024", "spectrum 1024", "SqueezeNet 2048", "judge 2048", "spectrum 2048", "drift 1024", "drift 2048"]
CAPTION = """KID×10³ with 95 % intervals. The first row is the floor: real training paintings against the real paintings of the scenes. Windows of 512 pixels of
scenes painted at 1024 and 2048 (a painting's own size, and twice that) are compared with windows of the real paintings at their own pixels, also those of
2048: nobody has real ones of that size. Drift: how much the same scene, shrunk to 256, differs from what is painted at 512, as a share of what two seeds
differ by (in brackets in levels of 255)."""


def kid(found):
    return "{:.0f} ({:.0f} to {:.0f})".format(*(1e3 * found[k] for k in ("kid", "low", "high"))) if found else "–"


def number(found, form="{:.2f}"):
    return "–" if found is None else form.format(found)


def line(cells):
    return f"| {' | '.join(cells)} |"


def at_512(name, r):
    fidelity, diversity, tones = r.get("fidelity", {}), r.get("diversity", {}), r.get("tones", {})
    percent = lambda key: number(tones[key] * 100 if key in tones else None, "{:.1f}")
    return line([name, *(kid(r.get("kid", {}).get(net, {}).get("scenes")) for net in ("squeezenet", "judge")),
                 *(number(v) for v in (fidelity.get("share"), fidelity.get("weakest"), diversity.get("seeds"), diversity.get("styles"), r.get("memory"),
                                       r.get("patches"), r.get("spectrum"))), percent("near-black rock"), percent("blown sky")])


def larger(name, r):
    cells = [name]
    for size in ("1024", "2048"):
        view = r["windows"].get(size, {})
        cells += [kid(view.get("kid", {}).get("squeezenet")), kid(view.get("kid", {}).get("judge")), number(view.get("spectrum"))]
    drift = r.get("drift", {})
    return line(cells + ["{share:.2f} ({levels:.1f})".format(**drift[size]) if size in drift else "–" for size in ("1024", "2048")])


def table(result):
    rows = result["rows"].items()
    lines = [line(AT_512), "|" + "---|" * len(AT_512)] + [at_512(*row) for row in rows]
    if any("windows" in r for _, r in rows):
        lines += ["", line(LARGER), "|" + "---|" * len(LARGER)] + [larger(*row) for row in rows if "windows" in row[1]] + ["", CAPTION]
    return "\n".join(lines)
