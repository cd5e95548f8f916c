package org.gridmarket.kernel.energy.rule;

import org.gridmarket.kernel.decision.RejectionCode;

/** Refusals of what rules would say. */
public enum RuleRejection implements RejectionCode {
    RULE_TOO_SOON(
            "A rule takes effect from an interval whose rules are not fixed yet: none that a book open now, or the next one after, can name."),
    GRID_UNSAFE("A feeder could be overloaded: (2.17) corrected."),
    GRID_MISSING("Set the grid before its meters."),
    FEEDER_UNKNOWN("The grid plan has no such feeder."),
    TARIFF_MISSING("Set the tariff before founding the market."),
    METER_EXISTS("There is a meter of this name or key."),
    METER_UNKNOWN("There is no such meter."),
    CIRCLE_UNKNOWN("The terms of mixing in force then have no such circle."),
    FEEDER_FULL("The feeder has its largest number of meters."),
    TOO_MANY_FEEDERS("Meters may lie on only so many feeders in all, those that plans have dropped included."),
    GROUP_TOO_LARGE("Where there are mixes an anonymity group may have only so many meters; split it."),
    TOO_MANY_METERS("The accounts of so many meters could not all post; take fewer bundles or longer windows."),
    METERS_TOO_SOON("Meters beyond the room that accounts share count when the books of today have rolled off."),
    RULES_TOO_LARGE("Rules have only so many bytes, of all versions together: each home reads them whole."),
    CHANGE_WITHIN_WINDOW("Grid, mixing and circles change between two windows of mixing only.");

    private final String meaning;

    RuleRejection(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
