/** Mixing sessions of local participants, honest and not, with their figures. */
@NullMarked
package org.gridmarket.testbed.privacy.mixing;

import org.jspecify.annotations.NullMarked;
