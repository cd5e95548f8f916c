/** What all pages are told. */
@NullMarked
package org.gridmarket.gateway.dashboard;

import org.jspecify.annotations.NullMarked;
