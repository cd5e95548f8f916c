/** What the dashboard shows: the read model as plain JSON over HTTP. */
@NullMarked
package org.gridmarket.gateway.dashboard;

import org.jspecify.annotations.NullMarked;
