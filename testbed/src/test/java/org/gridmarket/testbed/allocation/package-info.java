@NullMarked
package org.gridmarket.testbed.allocation;

import org.jspecify.annotations.NullMarked;
