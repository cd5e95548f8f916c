@NullMarked
package org.gridmarket.testbed.island;

import org.jspecify.annotations.NullMarked;
