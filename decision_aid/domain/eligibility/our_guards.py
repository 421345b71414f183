"""Reasons of ours to hold a fitting text back, whatever its published lines say."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import Enum
from types import MappingProxyType


class Guard(Enum):
    """A reason of ours why a set that fits on paper is still not shown as fitting.

    In the order in which they are told: that it may be another illness comes first.
    """

    __hash__ = object.__hash__  # looked up some hundred times a page

    OTHER_ANTIBODIES = "other-antibodies"
    UNDER_18 = "under-18"
    PREGNANT = "pregnant"
    PML = "pml"
    FITNESS = "fitness"
    HEART = "heart"
    LUNG = "lung"
    KIDNEY = "kidney"
    LIVER = "liver"
    INFECTION = "infection"
    HIV = "hiv"
    HEPATITIS = "hepatitis"
    CANCER = "cancer"
    EARLIER_TRANSPLANT = "earlier-transplant"
    DEPRESSION = "depression"
    ADDICTION = "addiction"
    EARLY_FAILURE = "early-failure"


_EVERY = tuple(Guard)


def in_order(held: Collection[Guard]) -> tuple[Guard, ...]:
    """As they are told, each once."""
    return tuple([guard for guard in _EVERY if guard in held])


ILLNESS: Mapping[Guard, str] = MappingProxyType(
    {
        Guard.HEART: "heart_problem",
        Guard.LUNG: "lung_problem",
        Guard.KIDNEY: "kidney_problem",
        Guard.LIVER: "severe_liver_disease",
        Guard.INFECTION: "uncontrolled_infection",
        Guard.HIV: "hiv",
        Guard.HEPATITIS: "active_hepatitis",
        Guard.CANCER: "prior_malignancy",
        Guard.EARLIER_TRANSPLANT: "prior_hsct",
        Guard.DEPRESSION: "severe_depression",
        Guard.ADDICTION: "active_addiction",
        Guard.OTHER_ANTIBODIES: "other_antibodies",
        Guard.EARLY_FAILURE: "he_dmt_early",
    }
)
"""Guards that hold where somebody told of an illness, of an earlier transplant, of antibodies that
speak for NMOSD or MOGAD, or of a strong drug that had little time to work, by its fact."""

TOLD_BY: Mapping[Guard, str] = MappingProxyType(
    {Guard.PREGNANT: "pregnant", Guard.PML: "pml", **ILLNESS}
)
"""The fact that tells a guard by name; fitness has many, and an age is a number."""
