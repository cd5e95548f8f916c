/** Those who listen: what they remember over a daemon's restart, and which gateway they call. */
@NullMarked
package org.gridmarket.discovery.client;

import org.jspecify.annotations.NullMarked;
