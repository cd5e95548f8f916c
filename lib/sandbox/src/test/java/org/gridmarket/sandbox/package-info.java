@NullMarked
package org.gridmarket.sandbox;

import org.jspecify.annotations.NullMarked;
