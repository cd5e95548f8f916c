/** Limits and times of discovery, each in one place. */
@NullMarked
package org.gridmarket.discovery;

import org.jspecify.annotations.NullMarked;
