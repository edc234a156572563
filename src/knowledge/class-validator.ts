import { decorators, exported } from './exported.ts';
import type { Library } from './library.ts';

export const classValidator: Library = {
  name: 'class-validator',
  category: 'validation',
  setting: 'class-validator',
  packages: ['class-validator', '@nestjs/class-validator'],
  docs: 'https://github.com/typestack/class-validator#readme',
  exports: {
    ...decorators(
      `Allow ArrayContains ArrayMaxSize ArrayMinSize ArrayNotContains ArrayNotEmpty ArrayUnique Contains Equals IsAlpha IsAlphanumeric IsArray IsAscii
       IsBIC IsBase32 IsBase58 IsBase64 IsBoolean IsBooleanString IsBtcAddress IsByteLength IsCreditCard IsCurrency IsDataURI IsDate IsDateString
       IsDecimal IsDefined IsDivisibleBy IsEAN IsEmail IsEmpty IsEnum IsEthereumAddress IsFQDN IsFirebasePushId IsFullWidth IsHSL IsHalfWidth IsHash
       IsHexColor IsHexadecimal IsIBAN IsIP IsISBN IsISIN IsISO31661Alpha2 IsISO31661Alpha3 IsISO31661Numeric IsISO4217CurrencyCode IsISO6391 IsISO8601
       IsISRC IsISSN IsIdentityCard IsIn IsInstance IsInt IsJSON IsJWT IsLatLong IsLatitude IsLocale IsLongitude IsLowercase IsMACAddress IsMagnetURI
       IsMilitaryTime IsMimeType IsMobilePhone IsMongoId IsMultibyte IsNegative IsNotEmpty IsNotEmptyObject IsNotIn IsNumber IsNumberString IsObject
       IsOctal IsOptional IsPassportNumber IsPhoneNumber IsPort IsPositive IsPostalCode IsRFC3339 IsRgbColor IsSemVer IsString IsStrongPassword
       IsSurrogatePair IsTaxId IsTimeZone IsUUID IsUppercase IsUrl IsVariableWidth Length Matches Max MaxDate MaxLength Min MinDate MinLength NotContains
       NotEquals Validate ValidateBy ValidateIf ValidateNested ValidatePromise`,
      { validates: true },
    ),
    ...exported('validate validateOrReject validateSync', { value: 'validate' }),
  },
  types: { validate: { call: { effect: 'validate' } } },
};
