@NullMarked
package org.gridmarket.testbed.traffic;

import org.jspecify.annotations.NullMarked;
