package org.gridmarket.testbed.simulation.compute;

/** What somebody is in the market of computation. */
enum Kind {
    CREATOR,
    PROVIDER,
    MEDIATOR,
    DIRECTORY,
    SOLVER
}
