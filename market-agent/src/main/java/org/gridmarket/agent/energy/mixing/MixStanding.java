package org.gridmarket.agent.energy.mixing;

/** What became of a home's mixes so far, for people. Not thread-safe. */
public final class MixStanding {
    private int mixed;
    private int missed;
    private int smallest;

    /** Its bundles are in accounts that nobody can tie to it. */
    void mixed(int participants) {
        smallest = mixed == 0 ? participants : Math.min(smallest, participants);
        mixed++;
    }

    /** A window is over, and stands so. */
    void count(WindowMix.Stage stage) {
        missed += stage == WindowMix.Stage.MIXED ? 0 : 1;
    }

    /** Windows in which it has been hidden. */
    public int mixed() {
        return mixed;
    }

    /** Windows that are over and in which it was not, so that it did not trade in them. */
    public int missed() {
        return missed;
    }

    /** Among how many homes it was hidden at least, itself included; 0 before the first mix. */
    public int smallest() {
        return smallest;
    }
}
