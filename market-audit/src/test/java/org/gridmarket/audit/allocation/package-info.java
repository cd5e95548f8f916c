/** The tests of the audit of allocation markets. */
@NullMarked
package org.gridmarket.audit.allocation;

import org.jspecify.annotations.NullMarked;
