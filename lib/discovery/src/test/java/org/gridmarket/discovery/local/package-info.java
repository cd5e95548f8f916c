/** Tests of a program's side of its daemon. */
@NullMarked
package org.gridmarket.discovery.local;

import org.jspecify.annotations.NullMarked;
