/** Certificates of nodes, from request to withdrawal. */
@NullMarked
package org.gridmarket.middleware.identity;

import org.jspecify.annotations.NullMarked;
