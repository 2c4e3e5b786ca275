"""Stands in until seeds has them."""

import re
import unicodedata
from types import SimpleNamespace


def load_vocabulary():
    return SimpleNamespace(
        event_types=[
            "attack",
            "strike",
            "clash",
            "abduction",
            "arrest",
            "handover",
            "meeting",
            "agreement",
            "accusation",
            "denial",
            "responsibility_claim",
            "diplomatic_measure",
            "deployment",
            "protest",
            "execution",
            "designation",
        ],
        kinds=["state", "group", "organization", "person", "place"],
        statuses=["asserted", "alleged", "denied", "planned", "hypothetical"],
        figure_kinds=["killed", "injured"],
    )


def normalise(name):
    t = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    return " ".join(w for w in re.sub(r"[^\w]+", " ", t).split() if w not in {"al", "ul", "of", "the", "and"})


def skeleton(name):
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyhw ]", "", normalise(name)))
