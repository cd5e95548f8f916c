/** The solver: matches what lies in the book, for a fee. */
@NullMarked
package org.gridmarket.worker.compute.solver;

import org.jspecify.annotations.NullMarked;
