package org.gridmarket.testkit.discovery;

/** What discovery promises (spec middleware, Guarantees); M8 is of components. */
public enum DiscoveryGuarantee {
    M1("after quiet, all nodes of a connected part tell exactly the live records in scope"),
    M2("a dead service is told down within its bound"),
    M3("nobody is told down of whom a newer head, content held, was heard within the doubt"),
    M4("each difference is told once, across daemon restarts too"),
    M5("nothing of an unknown or denied signer is told"),
    M6("nothing old wins: after a heal, restart, lost disk or replay"),
    M7("traffic is bounded, copied keys included");

    private final String statement;

    DiscoveryGuarantee(String statement) {
        this.statement = statement;
    }

    public String statement() {
        return statement;
    }
}
