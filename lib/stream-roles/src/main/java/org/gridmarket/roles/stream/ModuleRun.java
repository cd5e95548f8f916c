package org.gridmarket.roles.stream;

import org.gridmarket.kernel.wire.Bytes;

/** The module that a customer wants run: the same input gives the same output on every machine, whatever came before. */
@FunctionalInterface
public interface ModuleRun {
    /** H(out) of an input; of a run that made no output, too. */
    Bytes outputOf(Bytes input);
}
