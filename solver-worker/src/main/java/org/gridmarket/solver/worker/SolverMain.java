package org.gridmarket.solver.worker;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.gridmarket.process.FatalErrors;

/** Solves until it is told to stop, or until an error that no thread catches ends it. */
@QuarkusMain
public class SolverMain {
    public static void main(String... arguments) {
        FatalErrors.ofThisProcess().install();
        Quarkus.run(arguments);
    }
}
