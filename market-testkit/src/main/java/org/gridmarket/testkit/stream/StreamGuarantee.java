package org.gridmarket.testkit.stream;

import org.gridmarket.testkit.Guarantee;

/** What the stream market promises. */
public enum StreamGuarantee implements Guarantee {
    G27("Never stuck: every lane and allocation closes, whoever is silent."),
    G28(
            "Whoever is honest is paid: with an honest majority of the panel a supplier gets its share of every epoch that it"
                    + " roots and keeps its deposit, a customer and a mediator keep theirs.");

    private final String statement;

    StreamGuarantee(String statement) {
        this.statement = statement;
    }

    @Override
    public String statement() {
        return statement;
    }
}
