/** The one place that knows Fabric's gateway. */
@NullMarked
package org.gridmarket.chain;

import org.jspecify.annotations.NullMarked;
