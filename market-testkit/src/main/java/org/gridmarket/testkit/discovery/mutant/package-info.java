/** Every earlier wording of a rule of discovery as a bug, and the history that shows what it does. */
@NullMarked
package org.gridmarket.testkit.discovery.mutant;

import org.jspecify.annotations.NullMarked;
