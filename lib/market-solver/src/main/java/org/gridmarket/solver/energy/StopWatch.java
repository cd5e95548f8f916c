package org.gridmarket.solver.energy;

/** Times the two stages of a match. For statistics only: no decision hangs on it. */
final class StopWatch {
    private final long started = System.nanoTime();
    private long built = started;
    private long solved = started;

    void modelIsBuilt() {
        built = System.nanoTime();
        solved = built;
    }

    void isSolved() {
        solved = System.nanoTime();
    }

    long buildNanos() {
        return built - started;
    }

    long solveNanos() {
        return solved - built;
    }
}
