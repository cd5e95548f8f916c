/** Tried here: see the package of the same name. */
@NullMarked
package org.gridmarket.middleware.component;

import org.jspecify.annotations.NullMarked;
