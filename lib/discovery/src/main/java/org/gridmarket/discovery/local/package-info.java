/** How programs of a machine speak with its daemon: what is asked and answered, and the program's side of it. */
@NullMarked
package org.gridmarket.discovery.local;

import org.jspecify.annotations.NullMarked;
