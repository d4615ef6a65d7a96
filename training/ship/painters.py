"""The painters: what a card says of each. Their order, and which one people see first: assets/models/painters.json."""

PAINTERS = {
    "masters": {
        "painter": {"id": "masters", "name": "Masters", "use": "free",
                    "about": "After public-domain landscapes of the 19th century: light, weather, deep woods."},
        "licence": "Free to use, also at work: the painter and what is painted with it are CC0.",
        "provenance": "Trained by training/ in this repo; see docs/painters/masters.md.",
        "set": "masters",
    },
    "wet-on-wet": {
        "painter": {"id": "wet-on-wet", "name": "Wet on wet", "use": "non-commercial",
                    "about": "Quick, bright landscapes: wet paint into wet paint."},
        "licence": "Non-commercial use only: trained on paintings and photographs that are not ours.",
        "provenance": "Trained by training/ in this repo; see docs/painters/wet-on-wet.md.",
        "set": "paintings",
    },
}
