/** Certificates of nodes: issued and withdrawn by the TLS CA of an organisation. */
@NullMarked
package org.gridmarket.middleware.identity;

import org.jspecify.annotations.NullMarked;
