/** What people of a machine ask its application manager, and how. */
@NullMarked
package org.gridmarket.middleware.manager.local;

import org.jspecify.annotations.NullMarked;
