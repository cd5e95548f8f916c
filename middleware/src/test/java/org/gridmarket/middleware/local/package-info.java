/** What programs of a machine are told. */
@NullMarked
package org.gridmarket.middleware.local;

import org.jspecify.annotations.NullMarked;
