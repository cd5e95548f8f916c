/** What holds for the whole query interface: its version, its errors, lists as CSV, and the prices that others read. */
@NullMarked
package org.gridmarket.gateway.http;

import org.jspecify.annotations.NullMarked;
