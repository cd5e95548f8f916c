/** Tests of the canonical form: one text per value, one value per text. */
@NullMarked
package org.gridmarket.testkit.wire;

import org.jspecify.annotations.NullMarked;
