/** What a process that watches itself must see. */
@NullMarked
package org.gridmarket.process;

import org.jspecify.annotations.NullMarked;
