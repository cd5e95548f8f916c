package org.gridmarket.solver.effort;

/** Times the two stages of a match. For statistics only: no decision hangs on it. */
public final class StopWatch {
    private final long started = System.nanoTime();
    private long built = started;
    private long solved = started;

    public void modelIsBuilt() {
        built = System.nanoTime();
        solved = built;
    }

    public void isSolved() {
        solved = System.nanoTime();
    }

    public long buildNanos() {
        return built - started;
    }

    public long solveNanos() {
        return solved - built;
    }
}
