/**
 * How locales write numbers, from CLDR 48. It is kept here, as the runtime's own answers change with
 * its version. A line is: tags; decimal sign, group sign and, if it is not 3, the digits of the
 * groups past the first; percent sign; currency; the words for powers of ten.
 *
 * `_` is a no-break space. `<` puts a currency or a percent sign before the number, `>` behind it.
 */
export const NUMBER_LOCALES = `
en ., > < 3K 6M 9B 12T
en-GB ., > < 3k 6m 9bn 12tn
en-IN .,2 > < 3K 5L 7Cr 12LCr
en-ZA,en-SE ,_ > < 3K 6M 9B 12T
en-DE,en-AT,en-ID ,. > < 3K 6M 9B 12T
de,lb ,. _> _> 6_Mio. 9_Mrd. 12_Bio.
de-AT ,_ _> <_ 6_Mio. 9_Mrd. 12_Bio.
de-CH,de-LI .' > <_ 6_Mio. 9_Mrd. 12_Bio.
fr ,_ _> _> 3_k 6_M 9_Md 12_Bn
fr-CH ,_ > _> 3_k 6_M 9_Md 12_Bn
fr-CA ,_ _> _> 3_k 6_M 9_G 12_T
es ,. _> _> 3_mil 6_M 12_B
es-419,es-MX,es-US,es-CR,es-DO,es-GT,es-HN,es-NI,es-PA,es-PE,es-PR,es-SV,es-CU ., > < 3_k 6_M 12_B
es-AR,es-UY,es-CL,es-CO,es-BO,es-EC,es-PY,es-VE ,. > <_ 3_k 6_M 12_B
pt ,. > <_ 3_mil 6_mi 9_bi 12_tri
pt-PT,pt-AO,pt-MZ ,_ > _> 3_mil 6_M 9_mM 12_Bi
it,fur,sc ,. > _> 3K 6_Mln 9_Mld 12_Bln
it-CH .' > <_ 3K 6_Mln 9_Mld 12_Bln
nl,fy ,. > <_ 3K 6_mln. 9_mld. 12_bln.
pl ,_ > _> 3_tys. 6_mln 9_mld 12_bln
sv ,_ _> _> 3_tn 6_mn 9_md 12_bn
da,fo ,. _> _> 3_t 6_mio. 9_mia. 12_bio.
nb,nn,no ,_ _> _> 3k 6_mill. 9_mrd. 12_bill.
fi ,_ _> _> 3_t. 6_milj. 9_mrd. 12_bilj.
is ,. > _> 3_þ. 6_m. 9_ma. 12_bn
cs,sk ,_ _> _> 3_tis. 6_mil. 9_mld. 12_bil.
hu ,_ > _> 3_E 6_M 9_Mrd 12_B
ro ,. _> _> 3_K 6_mil. 9_mld. 12_tril.
bg ,_ > _> 3_хил. 6_млн. 9_млрд. 12_трлн.
uk ,_ > _> 3_тис. 6_млн 9_млрд 12_трлн
ru,be ,_ _> _> 3_тыс. 6_млн 9_млрд 12_трлн
el ,. > _> 3_χιλ. 6_εκ. 9_δισ. 12_τρισ.
tr ,. < < 3_B 6_Mn 9_Mr 12_Tn
ca ,. _> _> 3_k 6_M 12_B
eu ,. <_ _> 6_M 12_B
gl ,. _> _> 6_M 12_B
hr ,. _> _> 3_tis. 6_mil. 9_mlr. 12_bil.
bs,sr-Latn ,. > _> 3_hilj. 6_mil. 9_mlrd. 12_bil.
sr ,. > _> 3_хиљ. 6_мил. 9_млрд. 12_бил.
sl ,. _> _> 3_tis. 6_mio. 9_mrd. 12_bil.
mk ,. _> _> 3_илј. 6_мил. 9_милј. 12_бил.
sq ,_ > _> 3_mijë 6_mln 9_mld 12_bln
lt ,_ _> _> 3_tūkst. 6_mln. 9_mlrd. 12_trln.
lv ,_ > _> 3_tūkst. 6_milj. 9_mljrd. 12_trilj.
et ,_ > _> 3_tuh 6_mln 9_mld 12_trln
kk ,_ > _> 3_мың 6_млн 9_млрд 12_трлн
ky ,_ > _> 3_миң 6_млн 9_млд 12_трлн
uz ,_ > _> 3_ming 6_mln 9_mlrd 12_trln
az ,. > _> 3K 6_mln 9_mlrd 12_trln
ka ,_ > _> 3_ათ. 6_მლნ. 9_მლრდ. 12_ტრლ.
hy ,_ > _> 3_հզր 6_մլն 9_մլրդ 12_տրլն
af ,_ > < 3_k 6_m 9_mjd 12_bn
sw ., > <_ 6M 9B 12T
ja ., > < 4万 8億 12兆
zh ., > < 4万 8亿 12万亿
zh-HK ., > < 3K 6M 9B 12T
zh-Hant,zh-TW,yue ., > < 4萬 8億 12兆
ko ., > < 3천 4만 8억 12조
hi .,2 > < 3_हज़ार 5_लाख 7_क॰ 9_अ॰ 11_ख॰ 13_नील
ne .,2 > <_ 3_हजार 5_लाख 7_करोड 9_अरब 11_खरब
mr .,2 > < 3_ह 5_लाख 7_कोटी 9_अब्ज 11_खर्व
bn,as .,2 > > 3_হা 5_লা 7_কো
gu .,2 > < 3_હજાર 5_લાખ 7_કરોડ 9_અબજ
pa .,2 > < 3_ਹਜ਼ਾਰ 5_ਲੱਖ 7_ਕਰੋੜ 9_ਅਰਬ 11_ਖਰਬ
ta .,2 > < 3ஆ 6மி 9பி 12டி
te .,2 > < 3వే 6మి 9బి 12ట్రి
kn ., > < 3ಸಾ 6ಮಿ 9ಬಿ 12ಟ್ರಿ
ml .,2 > < 3K 6M 9B 12T
ur ., > < 3_ہزار 5_لاکھ 7_کروڑ 9_ارب 11_کھرب
fa ., > <_ 3_هزار 6_میلیون 9_میلیارد 12_تریلیون
ar ., > _> 3_ألف 6_مليون 9_مليار 12_ترليون
ar-DZ,ar-LY,ar-MA,ar-TN,ar-EH,ar-MR ,. > _> 3_ألف 6_مليون 9_مليار 12_ترليون
he ., > _> 3K 6M 9B 12T
vi ,. > _> 3_N 6_Tr 9_T 12_NT
id ,. > < 3_rb 6_jt 9_M 12_T
ms ., > < 3K 6J 9B 12T
eo ,_ > _>
br,oc,tt,tk ,_ _> _>
nds,rw,wo,ps ,. > <_
`;
