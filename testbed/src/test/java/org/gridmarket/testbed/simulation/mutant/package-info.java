@NullMarked
package org.gridmarket.testbed.simulation.mutant;

import org.jspecify.annotations.NullMarked;
