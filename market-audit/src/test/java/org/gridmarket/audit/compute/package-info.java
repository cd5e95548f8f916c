/** Tests of the audit of the computation market. */
@NullMarked
package org.gridmarket.audit.compute;

import org.jspecify.annotations.NullMarked;
