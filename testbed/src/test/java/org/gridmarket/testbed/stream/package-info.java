@NullMarked
package org.gridmarket.testbed.stream;

import org.jspecify.annotations.NullMarked;
