/** Licences: an organisation answers for an account that does a public task. */
@NullMarked
package org.gridmarket.kernel.licence;

import org.jspecify.annotations.NullMarked;
