@NullMarked
package org.gridmarket.middleware.wires;

import org.jspecify.annotations.NullMarked;
