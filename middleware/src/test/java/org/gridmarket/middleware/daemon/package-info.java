/** What the daemon does with network, disk and clocks. */
@NullMarked
package org.gridmarket.middleware.daemon;

import org.jspecify.annotations.NullMarked;
