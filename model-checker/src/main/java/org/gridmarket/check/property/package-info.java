/** Properties as files under docs/properties, and the verdicts on them. */
@NullMarked
package org.gridmarket.check.property;

import org.jspecify.annotations.NullMarked;
