"""The critics' half of a step, and what they then say to the generator: the same for a stage of the generator and for the detail heads.

A view is (critics, real [N,3,H,W], painted [N,3,H,W], labels uint8 [N,H,W], weight): what one set of critics compares.
"""
import torch

from training.nets import critics
from training.stages import augment


def judge(views, frozen, strength, amp):
    """The critics' loss over all views (real pixels are their class, painted ones are fake), its parts as floats, and what `verdicts` goes on from:
    (critics, painted, its feature maps, the real one's, labels, one-hot labels, weight) a view. Both sides get the same changes of colour."""
    loss, log, seen = 0, dict(critic_parse=0, critic_hinge=0), []
    for critic, r, f, labels, weight in views:
        scene, amounts = critics.one_hot(labels), augment.draw(len(labels), strength, labels.device)
        r, f = augment.colour(r, amounts), augment.colour(f, amounts)
        with amp():
            with torch.no_grad():
                real_maps = frozen(r)
            fake_maps = frozen(f)
            parsed_real, *scores_real = critic(r, real_maps, scene)
            parsed_fake, *scores_fake = critic(f.detach(), [m.detach() for m in fake_maps], scene)
        parse = critics.parsing_loss(parsed_real, labels, fake=False) + critics.parsing_loss(parsed_fake, labels, fake=True)
        hinge = sum(critics.hinge(s, True) for s in scores_real) + sum(critics.hinge(s, False) for s in scores_fake)
        loss = loss + weight * (parse + hinge)
        log["critic_parse"], log["critic_hinge"] = log["critic_parse"] + weight * parse.item(), log["critic_hinge"] + weight * hinge.item()
        seen.append((critic, f, fake_maps, real_maps, labels, scene, weight))
    return loss, log, seen


def verdicts(seen, amp):
    """The terms of whoever painted, by the critics as they are now, which must not learn meanwhile: parse, adversarial, patches."""
    parse = adversarial = patches = 0
    for critic, f, maps, _, labels, scene, weight in seen:
        with amp():
            logits, scores, raw = critic(f, maps, scene)
        parse = parse + weight * critics.parsing_loss(logits, labels, fake=False)
        adversarial = adversarial - weight * sum(s.mean() for s in scores) / len(scores)
        patches = patches - weight * raw[0].mean()
    return dict(parse=parse, adversarial=adversarial, patches=patches)
