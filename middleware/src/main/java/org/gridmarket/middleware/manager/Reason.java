package org.gridmarket.middleware.manager;

/** Why an actor stands where it does, for people. */
public enum Reason {
    WAITS("has not been started"),
    STARTED("was started as it is wanted"),
    ADOPTED("was found alive, as it is wanted, and goes on"),
    NOT_WANTED("was asked to end, since it is not wanted to run"),
    OTHER_LAUNCH("was asked to end, since it runs another package or with other settings than is wanted"),
    NOT_READY("was asked to end, since its components did not run in time"),
    LIMIT_MEMORY("was asked to end, since it used more memory than its model allows"),
    ENDED("ended by itself and will be started again"),
    TOO_MANY_ENDS("ended by itself too often; it stays down until the next order");

    private final String meaning;

    Reason(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }
}
