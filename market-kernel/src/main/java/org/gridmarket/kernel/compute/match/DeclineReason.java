package org.gridmarket.kernel.compute.match;

/** Why a provider gives a match back; all cost the same. */
public enum DeclineReason {
    DECLINED,
    JOB_NOT_FOUND,
    DIRECTORY_UNAVAILABLE,
    BANDWIDTH_EXCEEDED,
    TOO_SLOW
}
