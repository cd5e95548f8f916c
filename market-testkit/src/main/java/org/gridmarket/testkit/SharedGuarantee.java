package org.gridmarket.testkit;

/** What holds in every market and is held against any history by the simulation itself. */
public enum SharedGuarantee implements Guarantee {
    G9("Once: a signed operation takes effect at most once, however often and through whomever it is sent."),
    G11("Nothing stuck: once outages are over, everything that is due comes to its end, and agents finish."),
    G12("Agreed: all peers hold the same state."),
    G14("Heard: what a client believes is what the ledger tells, in its order; in the end it has heard all."),
    G15("Unharmed: nobody who keeps to the rules loses anything by what others do, in the end.");

    private final String statement;

    SharedGuarantee(String statement) {
        this.statement = statement;
    }

    @Override
    public String statement() {
        return statement;
    }
}
