/** Streets of made-up homes that trade many days in memory, to count how often an outsider finds out whose an account is. */
@NullMarked
package org.gridmarket.testbed.privacy.street;

import org.jspecify.annotations.NullMarked;
