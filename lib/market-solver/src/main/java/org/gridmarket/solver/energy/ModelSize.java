package org.gridmarket.solver.energy;

/**
 * How large a model is.
 *
 * @param variables columns or arcs
 * @param constraints rows or nodes
 */
record ModelSize(int variables, int constraints) {
    static final ModelSize NONE = new ModelSize(0, 0);
}
