package org.gridmarket.solver.effort;

/**
 * How large a model is.
 *
 * @param variables columns or arcs
 * @param constraints rows or nodes
 */
public record ModelSize(int variables, int constraints) {
    public static final ModelSize NONE = new ModelSize(0, 0);
}
