@NullMarked
package org.gridmarket.testbed.compute;

import org.jspecify.annotations.NullMarked;
