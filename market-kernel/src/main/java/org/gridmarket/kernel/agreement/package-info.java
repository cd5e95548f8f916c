/** What two organisations agree on, by proposal and approval; and versions in force from a time on. */
@NullMarked
package org.gridmarket.kernel.agreement;

import org.jspecify.annotations.NullMarked;
